namespace Toolbox24.Domain.Accounts;

/// <summary>Asks for an account of one's own.</summary>
/// <param name="Email">Where they will be written to.</param>
/// <param name="Name">What to be called.</param>
/// <param name="PasswordHash">Null for who will sign in by passkey or link only.</param>
/// <param name="IsAdult">They say that they are 18 or older.</param>
/// <param name="AcceptsTerms">They accept the terms.</param>
/// <param name="WantsNews">Marketing is asked apart, and never by default.</param>
public sealed record SignUp(
    EmailAddress Email, string? Name, string? PasswordHash, bool IsAdult, bool AcceptsTerms, bool WantsNews);
