using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Storage.Accounts;

/// <summary>An account as its row: PostgreSQL writes and reads it as JSON, by the names of its columns.</summary>
internal sealed record AccountRow(
    Guid Id, long Version, string Status, string? Email, string? EmailKey, DateTimeOffset? EmailVerifiedAt, string? Name, string? Phone,
    string? PasswordHash, int Stamp, string[] Roles, string? SecondFactorSecret, DateTimeOffset? SecondFactorSince,
    long SecondFactorStep, string[] RecoveryHashes, NotificationChoice[] Preferences, bool? MarketingGiven, DateTimeOffset? MarketingAt, DateTimeOffset CreatedAt)
{
    private static readonly JsonSerializerOptions Columns = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter() } };

    public static string Write(Account account) => JsonSerializer.Serialize(Of(account), Columns);

    public static Account Read(string json) => JsonSerializer.Deserialize<AccountRow>(json, Columns)!.Account();

    private static AccountRow Of(Account account) => new(
        account.Id.Value, account.Version, account.Status.ToString(), account.Email?.Value, account.Email?.Key,
        account.EmailVerifiedAt, account.Name, account.Phone?.Value, account.PasswordHash, account.Stamp,
        [.. account.Roles.Select(role => role.ToString())], account.SecondFactor.Secret, account.SecondFactor.Since,
        account.SecondFactor.LastStep, [.. account.SecondFactor.RecoveryHashes], [.. account.Preferences.Chosen],
        account.Preferences.Marketing?.Given, account.Preferences.Marketing?.At,
        account.CreatedAt);

    private Account Account() => new(
        new(Id), Version, Enum.Parse<AccountStatus>(Status), Known(Email, EmailAddress.Read), EmailVerifiedAt, Name,
        Known(Phone, MobileNumber.Read), PasswordHash, Stamp, [.. Roles.Select(Enum.Parse<Role>)],
        new SecondFactor(SecondFactorSecret, SecondFactorSince, SecondFactorStep, [.. RecoveryHashes]),
        NotificationPreferences.From(Preferences, MarketingGiven is { } given ? new MarketingConsent(given, MarketingAt!.Value) : null), CreatedAt);

    /// <summary>What was stored was read by the same rules before.</summary>
    private static T? Known<T>(string? stored, Func<string?, Domain.Result<T>> read) where T : class => stored is null
        ? null
        : read(stored).Succeeded(out var value, out var refusal) ? value : throw new InvalidDataException($"Stored, yet refused: {refusal}");
}
