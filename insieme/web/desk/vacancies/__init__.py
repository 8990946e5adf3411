"""The desk's pages about what companies look for, and about whom we propose."""
