"""Pages that are made, not found: what learns from them has seen nobody's page.

`pen` writes one page's mark-up in a style of its own, `names` holds what elements are called,
`phrases` the words of furniture; `bodies`, `inserts`, `around`, `frames` and `heads` are the parts
of a page. `bench.blocks.made_pages` puts them together.
"""
