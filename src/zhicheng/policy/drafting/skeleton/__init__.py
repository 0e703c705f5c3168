"""The skeleton of a plan, part by part; `whole` puts them together."""
