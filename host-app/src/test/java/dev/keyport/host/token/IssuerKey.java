package dev.keyport.host.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;

/** A key pair that signs by the JDK alone, whatever the header says. */
public record IssuerKey(JWSAlgorithm algorithm, JWK jwk, PrivateKey privateKey, String signatureName) {

    public static IssuerKey es256(String id) {
        KeyPair pair = generate("EC", 256);
        JWK jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .keyID(id)
                .build();
        return new IssuerKey(JWSAlgorithm.ES256, jwk, pair.getPrivate(), "SHA256withECDSAinP1363Format");
    }

    static IssuerKey rs256(String id, int bits) {
        KeyPair pair = generate("RSA", bits);
        JWK jwk = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID(id).build();
        return new IssuerKey(JWSAlgorithm.RS256, jwk, pair.getPrivate(), "SHA256withRSA");
    }

    static IssuerKey ed25519(String id) {
        KeyPair pair = generate("Ed25519", 255);
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        JWK jwk = new OctetKeyPair.Builder(Curve.Ed25519, x).keyID(id).build();
        return new IssuerKey(JWSAlgorithm.EdDSA, jwk, pair.getPrivate(), "Ed25519");
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String sign(Map<String, Object> header, Map<String, Object> claims) {
        String input = TokenText.encode(header) + "." + TokenText.encode(claims);
        try {
            Signature signer = Signature.getInstance(signatureName);
            signer.initSign(privateKey);
            signer.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + Base64URL.encode(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
