using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What people decide of tools that are back, or lost. The staff asks by a session that lives, else it is <see cref="SessionEnded" />.</summary>
public partial interface IRentalGrain
{
    /// <summary>Decides what comes of one tool's return; a capture is announced first.</summary>
    [Alias("decide-return")]
    Task<Result<Rental>> DecideReturn(DecideItem request);

    /// <summary>The customer answers to a capture that was announced.</summary>
    [Alias("answer-capture")]
    Task<Result<Rental>> AnswerCapture(AccountId customer, UnitId unit, string text);

    /// <summary>Claims what a lost tool was worth.</summary>
    [Alias("claim-loss")]
    Task<Result<Rental>> ClaimLoss(UnitId unit, DamageClaim worth, AccountId by, string reason);

    /// <summary>What was lost is there again.</summary>
    [Alias("report-found")]
    Task<Result<Rental>> ReportFound();
}
