"""Who signs in, and how: passwords, codes, passkeys, and where somebody is signed in.

The work is django-allauth's; here is what we ask of it otherwise, and the addresses.
"""
