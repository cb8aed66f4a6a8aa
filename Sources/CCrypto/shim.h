#ifndef CONCORDAT_CRYPTO_SHIM_H
#define CONCORDAT_CRYPTO_SHIM_H

#if !__has_include(<openssl/sha.h>)
#error "openssl/sha.h is missing. Debian and Ubuntu: apt-get install libssl-dev. macOS: brew install openssl@3."
#endif
// SHA256_Init and its like are deprecated for EVP, whose look-up of the algorithm costs more than a block.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#endif
