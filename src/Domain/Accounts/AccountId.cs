namespace Toolbox24.Domain.Accounts;

/// <summary>Names one person's account for ever; a customer has the same id as their account.</summary>
public readonly record struct AccountId(Guid Value)
{
    public static AccountId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
