"""The demo world: invented people, in the real places, who travel the whole road."""
