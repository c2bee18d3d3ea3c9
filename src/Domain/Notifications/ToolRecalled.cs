namespace Toolbox24.Domain.Notifications;

/// <summary>Where a tool is that is called back.</summary>
public enum RecalledTool
{
    /// <summary>With the customer, who is to use it no more.</summary>
    InHand,

    /// <summary>They have brought it back.</summary>
    Returned,
}

/// <summary>The maker of a tool calls it back, or it is not safe: whoever ever had this very one hears of it.</summary>
/// <param name="Rental">The last rental they had it by, for links.</param>
/// <param name="Reference">What people call that.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Plate">The code on its plate.</param>
/// <param name="Site">The name of the site where it was rented.</param>
/// <param name="TimeZone">Whose clocks hang there.</param>
/// <param name="Start">From when it was rented.</param>
/// <param name="End">Until when.</param>
/// <param name="Where">Where it is now.</param>
public sealed record ToolRecalled(
    string Rental, string Reference, string Tool, string Plate, string Site, string TimeZone, DateTimeOffset Start, DateTimeOffset End,
    RecalledTool Where) : MessageContent
{
    /// <summary>An instant as clocks at the site show it.</summary>
    public LocalInstant Local(DateTimeOffset at) => new(at, TimeZone);
}
