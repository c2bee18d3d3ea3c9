using System.Text.Json;

namespace Toolbox24.Api.Tests.Accounts;

/// <summary>What administrators ask.</summary>
public static class StaffDocuments
{
    private const string Answer = "{ staff { id status roles hasSecondFactor } refusal { code } }";

    public const string Invite =
        $"mutation ($email: String!, $name: String!, $roles: [Role!]!) {{ inviteStaff(input: {{ email: $email, name: $name, roles: $roles }}) {Answer} }}";

    public const string Resend = $"mutation ($staff: ID!) {{ resendInvitation(staff: $staff) {Answer} }}";

    public const string Accept =
        "mutation ($token: String!, $password: String!) { acceptInvitation(input: { token: $token, password: $password }) { refusal { code } } }";

    public const string ChangeRoles =
        $"mutation ($staff: ID!, $roles: [Role!]!) {{ changeRoles(input: {{ staff: $staff, roles: $roles }}) {Answer} }}";

    public const string OffBoard = $"mutation ($staff: ID!) {{ offboardStaff(staff: $staff) {Answer} }}";

    public const string ResetFactor = $"mutation ($staff: ID!) {{ resetSecondFactor(staff: $staff) {Answer} }}";

    public const string Devices = "query ($site: ID!) { devices(site: $site) { id name kind seenAt revokedAt site { id } } }";

    /// <summary>The id of the person a payload is about.</summary>
    public static Guid Id(this JsonElement payload) => payload.GetProperty("staff").GetProperty("id").GetGuid();

    /// <summary>Sets up an authenticator in a browser that is signed in.</summary>
    /// <returns>Its secret.</returns>
    public static async Task<string> SetUpAuthenticator(this Browser browser)
    {
        var offer = (await browser.Do("mutation { offerAuthenticator { offer { secret } refusal { code } } }")).GetProperty("offer");
        var secret = offer.GetProperty("secret").GetString()!;
        Assert.Null(await browser.Refusal(
            "mutation ($code: String!) { startAuthenticator(code: $code) { refusal { code } } }", new { code = People.Code(secret) }));
        return secret;
    }
}
