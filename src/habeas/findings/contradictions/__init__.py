"""Statements of one case that cannot both be true, in pairs with both quotes; nothing here is ever resolved."""
