"""The access interviews: whom one meets today, how it went."""
