package dev.waybill.notification.subscription;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private final Endpoints endpoints = new Endpoints();

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/x", "https://[2a00:1450:4001:81b::200e]/x", "https://172.32.0.1/x", "https://100.128.0.1/x"})
    void anAddressOfTheInternetIsTaken(String endpoint) {
        assertThatCode(() -> endpoints.check(endpoint)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/x", "https://localhost/x", "https://10.1.2.3/x", "https://172.16.0.1/x", "https://192.168.1.1/x",
        "https://169.254.169.254/latest", "https://0.0.0.0/x", "https://100.64.0.1/x", "https://224.0.0.1/x", "https://255.255.255.255/x",
        "https://198.18.0.1/x", "https://192.0.0.8/x", "https://[::1]/x", "https://[::]/x", "https://[fe80::1]/x", "https://[fd00::1]/x",
        "https://[::ffff:127.0.0.1]/x", "https://[::ffff:10.0.0.1]/x", "https://[64:ff9b::a00:1]/x", "https://[2002:a00:1::]/x", "https://[ff02::1]/x",
        "https://2130706433/x"})
    void anAddressOfAPrivateNetworkIsRefused(String endpoint) {
        assertThatThrownBy(() -> endpoints.check(endpoint)).isInstanceOf(UnusableSubscriptionException.class)
                .hasMessage("must not lead into a private network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8/x", "ftp://8.8.8.8/x", "file:///etc/passwd", "8.8.8.8", "", "https:", "https://", "https:///x",
        "https://user@8.8.8.8/x", "https://8.8.8.8/x#y", "https://8.8.8.8/ x", "https://8.8.8.8:0/x", "https://8.8.8.8:99999/x", "https://a_b.example/x"})
    void whatIsNoHttpsAddressIsRefused(String endpoint) {
        assertThatThrownBy(() -> endpoints.check(endpoint)).isInstanceOf(UnusableSubscriptionException.class);
    }

    @Test
    void aHostThatIsNotKnownMayBeLater() {
        assertThatThrownBy(() -> endpoints.check("https://push.invalid/x")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void whereASettingAllowsItAnAddressOfThisMachineIsTaken() {
        endpoints.privateAllowed = true;

        assertThatCode(() -> endpoints.check("http://127.0.0.1:8026/push/ada")).doesNotThrowAnyException();
        assertThatThrownBy(() -> endpoints.check("ftp://127.0.0.1/x")).isInstanceOf(UnusableSubscriptionException.class);
    }
}
