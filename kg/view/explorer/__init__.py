"""The server of `kg serve`: pages to look at a dataset, their data, a SPARQL endpoint. API.md says what is answered."""
