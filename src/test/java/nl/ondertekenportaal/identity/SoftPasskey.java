package nl.ondertekenportaal.identity;

import com.upokecenter.cbor.CBORObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;

/**
 * A passkey without a device, which does what a device never would: it signs for any origin, without verifying anybody, and counts as it
 * is told.
 */
public final class SoftPasskey {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([\\w-]+)\"");

    private final KeyPair key = newKey();
    private final byte[] id = Sha256.of(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII))
            .bytes();
    private final PersonId owner;
    private final String domain;
    private String origin;
    private int flags = PRESENT | VERIFIED;
    private int count;
    private boolean naming = true;

    /** @param address of the portal, without a slash at the end */
    public SoftPasskey(PersonId owner, String address) {
        this.owner = owner;
        this.origin = address;
        this.domain = java.net.URI.create(address).getHost();
    }

    /** From now on it says that it was asked by pages of another site. */
    public SoftPasskey atOrigin(String other) {
        origin = other;
        return this;
    }

    /** From now on it signs without a finger, a face or a PIN. */
    public SoftPasskey withoutVerifying() {
        flags = PRESENT;
        return this;
    }

    /** From now on it does not say whose it is, as a device need not that was asked for this passkey. */
    public SoftPasskey withoutNaming() {
        naming = false;
        return this;
    }

    /** What its counter says at the next use. */
    public SoftPasskey counting(int next) {
        count = next;
        return this;
    }

    /** What the portal asked to sign, out of the options for the script. */
    public static byte[] challengeIn(String options) {
        Matcher found = CHALLENGE.matcher(options);
        if (!found.find()) {
            throw new AssertionError("no challenge in " + options);
        }
        return Base64.getUrlDecoder().decode(found.group(1));
    }

    /** Makes itself known, as the script sends it. */
    public String made(byte[] challenge) {
        byte[] client = clientData("webauthn.create", challenge);
        byte[] attestation = CBORObject.NewMap()
                .Add("fmt", "none")
                .Add("attStmt", CBORObject.NewMap())
                .Add("authData", concat(authenticatorData(flags | WITH_KEY), attested()))
                .EncodeToBytes();
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}""".formatted(text(id), text(client), text(attestation));
    }

    /** Signs, as the script sends it. */
    public String signed(byte[] challenge) {
        byte[] client = clientData("webauthn.get", challenge);
        byte[] data = authenticatorData(flags);
        byte[] signature = sign(concat(data, Sha256.of(client).bytes()));
        return """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s"%5$s}}""".formatted(
                text(id),
                text(client),
                text(data),
                text(signature),
                naming
                        ? ",\"userHandle\":\"%s\""
                                .formatted(text(KnownPasskey.handle(owner).getBytes()))
                        : "");
    }

    /** Instead of a code, signing what these options ask. */
    public String proof(String options) {
        return "passkey:" + signed(challengeIn(options));
    }

    private byte[] clientData(String type, byte[] challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, text(challenge), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int shown) {
        return ByteBuffer.allocate(37)
                .put(Sha256.of(domain.getBytes(StandardCharsets.UTF_8)).bytes())
                .put((byte) shown)
                .putInt(count)
                .array();
    }

    private byte[] attested() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        byte[] cose = CBORObject.NewMap()
                .Add(1, 2)
                .Add(3, -7)
                .Add(-1, 1)
                .Add(-2, coordinate(point.getW().getAffineX()))
                .Add(-3, coordinate(point.getW().getAffineY()))
                .EncodeToBytes();
        return ByteBuffer.allocate(18 + id.length + cose.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(cose)
                .array();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, fixed.length);
        System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
