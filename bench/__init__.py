"""Benches: what each stage reaches on real data, held against pinned floors. No tests."""
