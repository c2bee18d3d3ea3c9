namespace Toolbox24.Integrations.Notifications;

/// <summary>
/// The web app's pages that mails lead to. A secret goes behind the #, where no server's log, no proxy and no Referer
/// header sees it, and where a mail filter that follows links does not use it up.
/// </summary>
/// <param name="web">Where the web app is: <c>Web:Url</c>.</param>
public sealed class WebLinks(Uri web)
{
    private readonly Uri root = web.AbsoluteUri.EndsWith('/') ? web : new Uri(web.AbsoluteUri + "/");

    public Uri SignIn => To("connexion");

    public Uri ForgottenPassword => To("mot-de-passe");

    public Uri Security => To("compte/securite");

    public Uri Account => To("compte");

    public Uri Rental(string id) => To($"reservations/{Uri.EscapeDataString(id)}");

    public Uri Incident(string id) => To($"pro/incidents/{Uri.EscapeDataString(id)}");

    public Uri VerifyEmail(string token) => To("compte/verifier", token);

    public Uri SignInLink(string token) => To("connexion/lien", token);

    public Uri PasswordReset(string token) => To("mot-de-passe/nouveau", token);

    public Uri ConfirmNewEmail(string token) => To("compte/nouvelle-adresse", token);

    public Uri StaffInvitation(string token) => To("pro/invitation", token);

    private Uri To(string page) => new(root, page);

    private Uri To(string page, string token) => new(root, $"{page}#{Uri.EscapeDataString(token)}");
}
