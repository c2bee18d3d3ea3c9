using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Integrations.Payments;

namespace Toolbox24.Grains.Tests.Rentals.Sequences;

/// <summary>
/// A card processor in memory: a key acts once and is answered the same, answers get lost before and after the work, and now and
/// then nobody is there. Cards: <c>ok</c>, <c>3ds</c>, <c>declined</c>, and <c>later</c>, which is declined in its holder's absence.
/// </summary>
internal sealed class MemoryProcessor(TimeProvider clock, Random random) : IPayments
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, PaymentCall> calls = [];
    private readonly Dictionary<string, PaymentOutcome> answers = [];
    private readonly Dictionary<string, Intent> intents = [];
    private readonly Dictionary<RentalId, List<Intent>> byRental = [];
    private readonly HashSet<string> mishaps = [];

    /// <summary>Nobody answers before this.</summary>
    public DateTimeOffset BackAt { get; set; }

    /// <summary>What we asked for that nobody may ask for: something twice, or more than there is.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>How often an answer was lost.</summary>
    public int Lost { get; private set; }

    public Task<PaymentOutcome> Call(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (clock.GetUtcNow() < BackAt) throw new HttpRequestException("nobody is there");
            if (calls.TryGetValue(request.Key, out var first) && first != request.Call) Wrong.Add($"{request.Key} is {first} and {request.Call}: {request.Rental.Value}");
            calls[request.Key] = request.Call;
            if (answers.TryGetValue(request.Key, out var known)) return Task.FromResult(known);

            // Once for each call at most: before the work, or after it.
            var mishap = mishaps.Add(request.Key) ? random.Next(12) : 12;
            if (mishap == 0) throw Loss();
            var outcome = answers[request.Key] = Work(request);
            return mishap == 1 ? throw Loss() : Task.FromResult(outcome);
        }
    }

    public Task<PaymentOutcome?> Find(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        lock (gate) return Task.FromResult(answers.GetValueOrDefault(request.Key));
    }

    /// <summary>The customer at their bank.</summary>
    public void Authenticate(string intent)
    {
        lock (gate) intents[intent].IsProved = true;
    }

    /// <summary>How many amounts are blocked of a rental for one purpose.</summary>
    public int Blocked(RentalId rental, PaymentPurpose purpose)
    {
        lock (gate) return Of(rental).Count(intent => intent.Opened.Purpose == purpose && IsHeld(intent));
    }

    /// <summary>What it has of a rental for one purpose: blocked now, and taken less what was given back.</summary>
    public (long Held, long Kept) Of(RentalId rental, PaymentPurpose purpose)
    {
        lock (gate)
        {
            var own = Of(rental).Where(intent => intent.Opened.Purpose == purpose).ToList();
            return (own.Where(IsHeld).Sum(intent => intent.Amount.Cents), own.Sum(intent => intent.Taken - intent.Refunded));
        }
    }

    private List<Intent> Of(RentalId rental) => byRental.GetValueOrDefault(rental, []);

    private void Check(bool isRight, string what, Intent intent)
    {
        if (!isRight) Wrong.Add($"{what}: {intent.Opened.Rental.Value}");
    }

    private HttpRequestException Loss()
    {
        Lost++;
        return new HttpRequestException("the connection was lost");
    }

    private PaymentOutcome Work(PaymentRequest request) => request.Call switch
    {
        AuthoriseCard call => Open(request, call, call.Customer),
        ChargeCard call => Open(request, call, call.Customer),
        SaveCard call => Open(request, call, CustomerPresence.Present),
        CompleteAction call => intents[call.Intent] is var intent && intent.IsProved && intent.Status == "action" ? Approve(intent) : Stands(intent),
        CaptureAmount call => Capture(intents[call.Intent], call.Amount),
        VoidIntent call => Void(intents[call.Intent]),
        RefundAmount call => Refund(intents[call.Intent], call.Amount),
        _ => throw new NotSupportedException(),
    };

    private PaymentOutcome Open(PaymentRequest request, OpeningCall call, CustomerPresence customer)
    {
        var intent = new Intent($"pi_{request.Payment.Value:n}", request, call.Amount) { Until = AuthorisationLives.Default.EndOf(customer, clock.GetUtcNow()) };
        intents.Add(intent.Id, intent);
        if (!byRental.TryAdd(request.Rental, [intent])) byRental[request.Rental].Add(intent);
        var isAbsent = customer == CustomerPresence.Absent;
        if (call.Card.Value.Contains("declined", StringComparison.Ordinal) || (isAbsent && call.Card.Value.Contains("later", StringComparison.Ordinal)))
        {
            intent.Status = "declined";
            return new Declined("insufficient_funds");
        }

        if (call.Card.Value != "3ds" || isAbsent) return Approve(intent);
        intent.Status = "action";
        return Stands(intent);
    }

    private PaymentOutcome Approve(Intent intent)
    {
        (intent.Status, intent.Taken) = intent.Opened.Call switch
        {
            AuthoriseCard => ("held", 0),
            ChargeCard => ("taken", intent.Amount.Cents),
            _ => ("saved", 0),
        };
        return Stands(intent);
    }

    private PaymentOutcome Capture(Intent intent, Euros amount)
    {
        Check(intent.Status == "held" && amount.Cents <= intent.Amount.Cents, $"{amount} captured of {intent.Amount} {intent.Status}", intent);
        if (IsHeld(intent)) (intent.Status, intent.Taken) = ("taken", amount.Cents);
        return Stands(intent);
    }

    private PaymentOutcome Void(Intent intent)
    {
        Check(intent.Status is "held" or "action", $"voided while {intent.Status}", intent);
        if (IsHeld(intent) || intent.Status == "action") intent.Status = "voided";
        return Stands(intent);
    }

    private Refunded Refund(Intent intent, Euros amount)
    {
        intent.Refunded += amount.Cents;
        Check(intent.Refunded <= intent.Taken, "more was given back than was taken", intent);
        return new Refunded(new Euros(intent.Refunded));
    }

    private PaymentOutcome Stands(Intent intent) => intent.Status switch
    {
        "action" => new ActionRequired(intent.Id, new Uri("https://bank.example/")),
        "held" when !IsHeld(intent) => new Lapsed(),
        "held" => new Authorised(intent.Id, intent.Until),
        "taken" when intent.Opened.Call is AuthoriseCard => new Captured(new Euros(intent.Taken)),
        "taken" => new Charged(intent.Id),
        "saved" => new CardSaved(intent.Id, new CardToken($"saved-{intent.Opened.Call switch { SaveCard save => save.Card.Value, _ => "" }}")),
        _ => new Voided(),
    };

    private bool IsHeld(Intent intent) => intent.Status == "held" && clock.GetUtcNow() < intent.Until;

    private sealed class Intent(string id, PaymentRequest opened, Euros amount)
    {
        public string Id => id;

        public PaymentRequest Opened => opened;

        public Euros Amount => amount;

        public string Status { get; set; } = "";

        public bool IsProved { get; set; }

        public DateTimeOffset Until { get; init; }

        public long Taken { get; set; }

        public long Refunded { get; set; }
    }
}
