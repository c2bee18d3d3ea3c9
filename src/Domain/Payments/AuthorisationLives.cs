namespace Toolbox24.Domain.Payments;

/// <summary>
/// How long authorisations are planned to live until the processor has said. It is the shortest any card network grants
/// (Visa: 7 days, 4 days 18 hours where the customer is absent).
/// </summary>
/// <param name="Present">For a customer who was there.</param>
/// <param name="Absent">For one who was not.</param>
public sealed record AuthorisationLives(TimeSpan Present, TimeSpan Absent)
{
    public static AuthorisationLives Default { get; } = new(TimeSpan.FromDays(7), TimeSpan.FromHours((4 * 24) + 18));

    /// <summary>When an authorisation made now must be expected to die.</summary>
    public DateTimeOffset EndOf(CustomerPresence customer, DateTimeOffset now) => now + customer switch
    {
        CustomerPresence.Present => Present,
        CustomerPresence.Absent => Absent,
    };

    /// <summary>Whether one made now still lives at an instant.</summary>
    public bool Reach(DateTimeOffset instant, CustomerPresence customer, DateTimeOffset now) => instant < EndOf(customer, now);
}
