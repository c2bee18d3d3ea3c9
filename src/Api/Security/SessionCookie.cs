namespace Toolbox24.Api.Security;

/// <summary>The cookie that a browser's session is kept in.</summary>
public static class SessionCookie
{
    /// <summary>The prefix has browsers take it only with Secure, Path=/ and without Domain (RFC 6265bis §4.1.3.2).</summary>
    public const string Name = "__Host-session";
}
