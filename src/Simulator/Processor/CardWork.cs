using System.Collections.Immutable;

namespace Toolbox24.Simulator.Processor;

/// <summary>What a request comes to: what changes, and the answer.</summary>
internal sealed record Worked(Change Change, Answer Answer)
{
    public static implicit operator Worked(Answer answer) => new(new Change(), answer);
}

/// <summary>What the processor does, one request at a time. It decides; the books are written by who asked.</summary>
internal sealed class CardWork(Books books, DateTimeOffset now, string home)
{
    private const int LeastCents = 50;

    public Worked Open(bool isSetup, RequestForm form)
    {
        if (books.Card(form["payment_method"]) is not { } card) return Answer.Missing("PaymentMethod");
        if (!isSetup && form.Cents("amount") is not >= LeastCents) return Answer.Wrong("amount_too_small", "amount must be 50 or more");
        if (!isSetup && form["currency"] != "eur") return Answer.Wrong("parameter_invalid", "currency must be eur");
        if (form["confirm"] != "true") return Answer.Wrong("parameter_missing", "confirm must be true");

        var intent = new Intent(
            (isSetup ? Intent.SetupPrefix : "pi_") + Guid.CreateVersion7(now).ToString("n"), form["payment_method"],
            form.Cents("amount") ?? 0, form["capture_method"] == "manual", form["off_session"] == "true", now,
            form["return_url"] is { Length: > 0 } url ? url : null, form.Metadata)
        {
            KeepsCard = form["setup_future_usage"] == "off_session",
        };
        if (card.Decline is { } code) return Declined(intent, code);
        if (IsUnproved(intent)) return Declined(intent, "authentication_required");
        if (intent.IsOffSession && card.LaterDecline is { } later) return Declined(intent, later);
        if (card.AgainDecline is { } again && Given(intent).Any(one => IsSame(one, intent, "purpose"))) return Declined(intent, again);

        return card.NeedsAction && !intent.IsOffSession ? Done(intent with { Status = "requires_action" }) : Approve(intent);
    }

    public Worked Capture(Intent intent, RequestForm form)
    {
        if (!intent.IsHeld) return Unexpected(intent);
        if (books.Card(intent.Card)!.CaptureFails) return Answer.Declined("generic_decline", intent, home);

        var cents = form.Cents("amount_to_capture") ?? intent.Amount;
        if (cents < 1 || cents > intent.Amount) return Answer.Wrong("amount_too_large", "more than is capturable", intent, home);

        var rest = intent.Amount - cents;
        return Done(
            intent with { Status = "succeeded", Received = cents },
            rest == 0 ? [Moved(intent, "captured", cents)] : [Moved(intent, "captured", cents), Moved(intent, "released", rest)]);
    }

    public Worked Cancel(Intent intent)
    {
        if (intent.Status is "succeeded" or "canceled") return Unexpected(intent);

        return Done(intent.Cancelled("requested_by_customer"), intent.IsHeld ? [Moved(intent, "released", intent.Amount)] : []);
    }

    public Worked Refund(RequestForm form)
    {
        if (books.Find(form["payment_intent"]) is not { IsSetup: false } intent) return Answer.Missing("PaymentIntent");
        var left = intent.Received - intent.Refunded;
        var cents = form.Cents("amount") ?? left;
        if (left == 0) return Answer.Wrong("charge_already_refunded", "nothing is left to refund", intent, home);
        if (cents < 1 || cents > left) return Answer.Wrong("amount_too_large", "more than is left", intent, home);

        var after = intent with { Refunded = intent.Refunded + cents };
        var refund = new Refund("re_" + Guid.CreateVersion7(now).ToString("n"), intent.Id, cents, form.Metadata);
        return new(new Change(after, refund, [Moved(intent, "refunded", cents)]), Answer.Ok(Answer.View(refund, after, home)));
    }

    /// <summary>The customer has proved who they are, or failed to.</summary>
    public Worked Authenticate(Intent intent, bool succeeds) =>
        intent.Status != "requires_action" ? Unexpected(intent)
        : succeeds ? Approve(intent)
        : Done(intent.Refused("payment_intent_authentication_failure"));

    /// <summary>What has died by itself.</summary>
    public IEnumerable<Change> Expire() =>
        [.. from intent in books.Intents
            where intent.IsHeld && intent.CaptureBefore <= now
            select new Change(intent.Cancelled("expired"), Entries: [Moved(intent, "expired", intent.Amount)])];

    /// <summary>Without its holder, only a card that was saved with them can be used, or that they paid the same rental with.</summary>
    private bool IsUnproved(Intent intent) =>
        intent.IsOffSession && !intent.Card.StartsWith(Intent.SavedCardPrefix, StringComparison.Ordinal)
        && !Given(intent).Any(one => one.KeepsCard);

    /// <summary>What the same card has given for the same rental.</summary>
    private IEnumerable<Intent> Given(Intent intent) =>
        books.Intents.Where(one => one.Card == intent.Card && (one.CaptureBefore is not null || one.Received > 0) && IsSame(one, intent, "rental"));

    private static bool IsSame(Intent one, Intent other, string what) => one.Metadata.GetValueOrDefault(what) == other.Metadata.GetValueOrDefault(what);

    private Worked Approve(Intent intent)
    {
        var approved = intent.Approved(now);
        return approved switch
        {
            { IsSetup: true } => Done(approved),
            { IsManual: true } => Done(approved, Moved(intent, "authorised", intent.Amount)),
            _ => Done(approved, Moved(intent, "authorised", intent.Amount), Moved(intent, "captured", intent.Amount)),
        };
    }

    private Worked Declined(Intent intent, string code)
    {
        var refused = intent.Refused(code);
        return new(new Change(refused), Answer.Declined(code, refused, home));
    }

    private Worked Done(Intent after, params ImmutableArray<Entry> entries) =>
        new(new Change(after, Entries: entries), Answer.Ok(Answer.View(after, home)));

    private Answer Unexpected(Intent intent) => Answer.Wrong(
        intent.IsSetup ? "setup_intent_unexpected_state" : "payment_intent_unexpected_state", $"the intent is {intent.Status}", intent, home);

    private Entry Moved(Intent intent, string kind, long cents) => new(now, intent.Id, kind, cents);
}
