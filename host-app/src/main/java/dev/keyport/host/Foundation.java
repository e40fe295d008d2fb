package dev.keyport.host;

import dev.keyport.host.settings.DatabaseSettings;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.settings.StorageSettings;
import dev.keyport.host.token.DevelopmentTokens;
import dev.keyport.host.token.TokenVerifier;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.util.List;
import java.util.Optional;

/**
 * The servers and keys that a host stands on, whoever runs them.
 *
 * @param developmentTokens only in development mode
 * @param openId how people sign in to the pages, not in development mode
 * @param announcement what the operator should know of it
 */
record Foundation(
        DatabaseSettings database,
        Optional<StorageSettings> storage,
        KeyRing keys,
        TokenVerifier tokens,
        Optional<DevelopmentTokens> developmentTokens,
        Optional<OpenIdSettings> openId,
        List<String> announcement) {}
