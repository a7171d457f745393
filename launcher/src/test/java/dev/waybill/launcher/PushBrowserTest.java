package dev.waybill.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The example of RFC 8291, section 5 and appendix A. */
class PushBrowserTest {

    private static final String MESSAGE = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
    private static final String PUBLIC = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String PRIVATE = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

    @Test
    void decryptsTheExampleOfTheStandard() throws Exception {
        assertThat(new String(browser().decrypt(decoded(MESSAGE)), StandardCharsets.UTF_8))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void showsItsKeysAsBrowsersDo() throws Exception {
        assertThat(browser().subscription("https://push.example/1")).contains("\"p256dh\":\"" + PUBLIC + "\"", "\"auth\":\"" + AUTH + "\"");
    }

    @Test
    void refusesWhatWasChangedOrIsForAnother() throws Exception {
        byte[] changed = decoded(MESSAGE);
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> browser().decrypt(changed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> PushBrowser.create().decrypt(decoded(MESSAGE))).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> browser().decrypt(new byte[20])).isInstanceOf(GeneralSecurityException.class);
    }

    private static PushBrowser browser() throws GeneralSecurityException {
        ECPublicKey key = Curve.key(decoded(PUBLIC));
        var secret = KeyFactory.getInstance("EC").generatePrivate(
                new ECPrivateKeySpec(new BigInteger(1, decoded(PRIVATE)), key.getParams()));
        return new PushBrowser(new KeyPair(key, secret), decoded(AUTH));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
