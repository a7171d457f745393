package dev.waybill.launcher;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on P-256, in the form that Web Push gives them: 4, then X and Y of 32 bytes each. */
final class Curve {

    private static final int COORDINATE = 32;
    static final int POINT = 1 + 2 * COORDINATE;

    private Curve() {
    }

    static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[POINT];
        bytes[0] = 4;
        put(key.getW().getAffineX(), bytes, COORDINATE + 1);
        put(key.getW().getAffineY(), bytes, POINT);
        return bytes;
    }

    static ECPublicKey key(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != POINT || bytes[0] != 4) {
            throw new GeneralSecurityException("no uncompressed point on P-256");
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(bytes, 1, COORDINATE + 1)),
                new BigInteger(1, Arrays.copyOfRange(bytes, COORDINATE + 1, POINT)));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static void put(BigInteger number, byte[] target, int end) {
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, COORDINATE);
        System.arraycopy(digits, digits.length - length, target, end - length, length);
    }
}
