"""Pure functions, strangers to one another, each module named by the rows it makes."""
