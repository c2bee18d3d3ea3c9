namespace Toolbox24.Domain.Accounts;

/// <summary>How far somebody of the staff has come.</summary>
public enum StaffStatus
{
    /// <summary>Has not followed the invitation yet.</summary>
    Invited,

    Active,

    /// <summary>Works for us no more.</summary>
    OffBoarded,
}
