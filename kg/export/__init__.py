"""A dataset → somebody's format; every module of this folder is one format."""
