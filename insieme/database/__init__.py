"""PostgreSQL everywhere: our own small launcher where nobody gave us a server, and the settings to reach either."""
