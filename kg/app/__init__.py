"""What a user can do, once: build, ask, check, export, view. The command line and `import kg` call this."""
