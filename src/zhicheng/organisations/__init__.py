"""Organisations (单位): employers, departments, bureaus, committee offices and committees; the seats people act from.

Owns the register, who supervises whom, and which office has jurisdiction over an employer (管辖). Who signs in is told
by `accounts`, what an office decides by `review`.
"""
