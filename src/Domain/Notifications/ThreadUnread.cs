namespace Toolbox24.Domain.Notifications;

/// <summary>The staff wrote about a rental, and the customer has not read it yet. What was written is read in the app alone.</summary>
/// <param name="Rental">Which rental, for links.</param>
/// <param name="Reference">What people call it.</param>
public sealed record ThreadUnread(string Rental, string Reference) : MessageContent;
