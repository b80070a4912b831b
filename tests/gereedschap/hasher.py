"""Argon2 with hardly any work: a test makes many colleagues and proves nothing about the cost of a guess."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class VlugArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 8
    parallelism = 1
