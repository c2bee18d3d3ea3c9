using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Disputes;

/// <summary>The times of disputes.</summary>
/// <param name="Window">How long after a decision it can be disputed.</param>
/// <param name="AnswerWithin">The working days within which it is answered.</param>
public sealed record DisputeRules(TimeSpan Window, int AnswerWithin)
{
    public static DisputeRules Default { get; } = new(TimeSpan.FromDays(30), AnswerWithin: 10);

    /// <summary>Who is asked when we do not agree: the consumer mediator that the business has joined (C. conso., art. L616-1).</summary>
    public string Mediator { get; init; } = "Médiateur non désigné à ce jour.";

    /// <summary>What the law gives a customer who still does not agree, for them to read.</summary>
    public string Remedies =>
        "Si notre réponse ne vous convient pas, vous pouvez saisir gratuitement le médiateur de la consommation dans l’année qui suit votre "
        + $"contestation (Code de la consommation, art. L612-1 et L612-2) : {Mediator} Vous pouvez aussi saisir le tribunal de votre domicile "
        + "(art. R631-3).";

    /// <summary>The midnight after so many working days that follow the day of an instant, in France.</summary>
    public DateTimeOffset AnswerBy(DateTimeOffset openedAt)
    {
        var zone = BookingRules.French;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(openedAt, zone).DateTime);
        for (var left = AnswerWithin; left > 0;)
        {
            day = day.AddDays(1);
            if (FrenchHolidays.IsWorkingDay(day)) left--;
        }

        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

/// <summary>What was decided of a tool, as far as it can be disputed.</summary>
/// <param name="At">When.</param>
/// <param name="By">By whom; null where time did.</param>
/// <param name="Captured">What was taken.</param>
public sealed record DisputedDecision(DateTimeOffset At, AccountId? By, Euros Captured);

/// <summary>What both sides decide.</summary>
public sealed partial record Dispute
{
    /// <summary>Opens a dispute of one tool that was decided.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="rental">The rental, whose customer opens it.</param>
    /// <param name="unit">The tool.</param>
    /// <param name="text">What the customer says; it is kept with the messages, not here.</param>
    /// <param name="rules">The times of disputes.</param>
    /// <param name="now">When.</param>
    public static Result<DisputeEvent> Open(DisputeId id, Rental rental, UnitId unit, string text, DisputeRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(rules);
        if (rental.Disputable(unit) is not { } decision) return new NothingToDispute();
        if (RefuseText(text) is { } wrong) return wrong;
        if (now >= decision.At + rules.Window) return new DisputeTooLate(decision.At + rules.Window);

        return new DisputeOpened(id, rental.Id, unit, rental.Customer, decision.By, decision.Captured, rules.AnswerBy(now), text.Trim(), now);
    }

    /// <summary>Either side adds something.</summary>
    public Result<DisputeEvent> Comment(DisputeSide side, AccountId by, string text, DateTimeOffset now)
    {
        if (IsConcluded) return new DisputeOver(Status);
        if (RefuseText(text) is { } wrong) return wrong;

        return new DisputeCommented(Id, side, by, text.Trim(), now);
    }

    /// <summary>Somebody else than the decider answers.</summary>
    public Result<DisputeEvent> Answer(AccountId by, string text, DateTimeOffset now)
    {
        if (IsConcluded) return new DisputeOver(Status);
        if (RefuseJudge(by) is { } partial) return partial;
        if (RefuseText(text) is { } wrong) return wrong;

        return new DisputeAnswered(Id, by, text.Trim(), now);
    }

    /// <summary>Somebody else than the decider concludes: the decision stays, or what was taken goes back, or a part of it.</summary>
    /// <param name="refund">What goes back; nothing confirms the decision.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    public Result<DisputeEvent> Conclude(Euros refund, AccountId by, DateTimeOffset now)
    {
        if (IsConcluded) return new DisputeOver(Status);
        if (RefuseJudge(by) is { } partial) return partial;
        if (Status == DisputeStatus.Open) return new AnswerFirst();
        if (refund < Euros.Zero || refund > Captured) return new RefundBeyondCapture(Captured);

        var status = refund == Euros.Zero ? DisputeStatus.Confirmed : refund == Captured ? DisputeStatus.Refunded : DisputeStatus.PartlyRefunded;
        return new DisputeConcluded(Id, Rental, Unit, status, refund, by, now);
    }

    /// <summary>Nobody has answered in time: whoever is on call is told, once. Null where that is not so.</summary>
    public DisputeEvent? MeetDeadline(DateTimeOffset now) => NextDeadline <= now ? new DisputeUnanswered(Id, now) : null;

    /// <summary>Why somebody may neither answer nor conclude it; null where they may.</summary>
    public Refusal? RefuseJudge(AccountId by) => by == Decider ? new DeciderCannotAnswer() : by == Customer ? new OwnDispute() : null;

    private static Refusal? RefuseText(string? text) => string.IsNullOrWhiteSpace(text) ? new EmptyName() : Texts.Refuse(text);
}
