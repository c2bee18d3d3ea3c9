namespace Toolbox24.Domain.Notifications;

/// <summary>Somebody of the staff has answered a dispute.</summary>
/// <param name="Rental">Of which rental, for links.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Tool">Of which tool.</param>
/// <param name="Answer">In the words of the staff.</param>
/// <param name="Remedies">What else the customer can do.</param>
public sealed record DisputeReply(string Rental, string Reference, string Tool, string Answer, string Remedies) : MessageContent;

/// <summary>A dispute is concluded.</summary>
/// <param name="Rental">Of which rental, for links.</param>
/// <param name="Reference">What people call it.</param>
/// <param name="Tool">Of which tool.</param>
/// <param name="CapturedCents">What had been taken.</param>
/// <param name="RefundCents">What goes back of it.</param>
/// <param name="Remedies">What else the customer can do.</param>
public sealed record DisputeOutcome(string Rental, string Reference, string Tool, int CapturedCents, int RefundCents, string Remedies) : MessageContent;
