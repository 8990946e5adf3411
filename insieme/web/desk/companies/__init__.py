"""The desk's pages about companies: the list, the card, the diary, the Board."""
