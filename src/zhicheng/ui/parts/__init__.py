"""The working of the components: each module makes the context of a few inclusion templates."""
