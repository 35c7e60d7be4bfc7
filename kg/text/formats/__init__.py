"""What the readers of DOCX, HTML and PDF know about those formats."""
