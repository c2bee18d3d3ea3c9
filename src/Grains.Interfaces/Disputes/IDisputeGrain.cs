using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Disputes;

/// <summary>One dispute: the only writer of it. Where there is none of this id it answers <see cref="UnknownDispute" />.</summary>
[Alias("dispute")]
public interface IDisputeGrain : IGrainWithGuidKey
{
    [Alias("get")]
    Task<Result<Dispute>> Get();

    /// <summary>Opens it; <see cref="DisputedAlready" /> where another has the same tool. Opened again by the same customer, it is as it is.</summary>
    /// <param name="customer">Whose rental it is; anybody else's is unknown.</param>
    /// <param name="rental">Of which rental.</param>
    /// <param name="unit">Of which tool.</param>
    /// <param name="words">Why.</param>
    [Alias("open")]
    Task<Result<Dispute>> Open(AccountId customer, RentalId rental, UnitId unit, DisputeWords words);

    /// <summary>Either side adds something; to another customer it is unknown.</summary>
    [Alias("comment")]
    Task<Result<Dispute>> Comment(DisputeSide side, AccountId by, DisputeWords words);

    /// <summary>Somebody of the staff answers, and the customer is told; never who decided.</summary>
    [Alias("answer")]
    Task<Result<Dispute>> Answer(AccountId by, DisputeWords words);

    /// <summary>Somebody of the staff concludes, and the customer is told; never who decided. What goes back leaves for the rental.</summary>
    [Alias("conclude")]
    Task<Result<Dispute>> Conclude(AccountId by, Euros refund);

    /// <summary>Does what is due by itself. Idempotent.</summary>
    [Alias("meet-deadlines")]
    Task MeetDeadlines();
}
