"""A passkey in Chromium, with an authenticator that Chromium plays."""

import pytest

from tests.factories import PASSWORD, TeamMemberFactory


@pytest.fixture
def page(chromium, live_server, transactional_db):
    """Nino's browser with a device that knows her; what its console says is kept."""
    TeamMemberFactory(user__username="nino")
    context = chromium.new_context(locale="en")
    page = context.new_page()
    page.said = []
    page.on("console", lambda line: page.said.append(line.text))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    page.device = session, made["authenticatorId"]
    yield page
    context.close()


def test_a_passkey_is_added_and_signs_in_and_a_device_without_it_is_told_of(page, live_server):
    page.goto(f"{live_server.url}/admin/login/?next=/admin/account/keys/add/")
    page.fill("#id_username", "nino")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account/again/**")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/account/recovery/")

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/admin/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")
    assert "nino" in page.locator("body").inner_text()

    page.context.clear_cookies()
    session, device = page.device
    session.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    page.goto(f"{live_server.url}/admin/login/")
    page.click("#passkey_login")
    page.wait_for_selector("#refused:not([hidden])")
    assert [line for line in page.said if "Content Security" in line] == []
