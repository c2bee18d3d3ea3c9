using System.Globalization;
using System.Net.Http.Headers;
using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Faults;

namespace Toolbox24.Simulator.Processor;

/// <summary>Takes requests one after the other: acts on a key once, and fails where the card or the fault switch says so.</summary>
internal sealed class Desk(Books books, ClockStore clock)
{
    private const int LongestKey = 255;

    private readonly Lock gate = new();
    private readonly HashSet<string> underWay = [];
    private readonly HashSet<string> metMishap = [];

    public FaultSwitch Faults { get; } = new();

    /// <summary>Reads what there is, as it stands now.</summary>
    public Task<IResult> Look(HttpRequest request, Func<Books, IResult> read) => WithDatabase.Answer(async () =>
    {
        if (!HasKey(request)) return Told(Unauthorised);
        if (await Fault(request) is { } failed) return failed;

        return await Inside(request, read);
    });

    /// <summary>The same for people and tests, who need no key and meet no fault.</summary>
    public Task<IResult> Inspect(HttpRequest request, Func<Books, IResult> read) =>
        WithDatabase.Answer(() => Inside(request, read));

    /// <summary>Does something that is asked of a card: the intent of the address, or the card of the form.</summary>
    public Task<IResult> Act(HttpRequest request, string? intent, Func<CardWork, RequestForm, Intent?, Worked> work) =>
        WithDatabase.Answer(async () =>
        {
            if (!HasKey(request)) return Told(Unauthorised);
            var key = request.Headers["Idempotency-Key"].ToString();
            if (key.Length is 0 or > LongestKey) return Told(Answer.Wrong("parameter_missing", "Idempotency-Key must be 1 to 255 characters"));
            var form = await RequestForm.Read(request);
            if (!Begin(key)) return Told(Answer.Failed(StatusCodes.Status409Conflict, "idempotency_error", "the key is in use"));

            try
            {
                if (await Fault(request) is { } failed) return failed;
                var now = (await clock.Read(request.HttpContext.RequestAborted)).Now;
                lock (gate) return Answered(request, key, intent, form, now, work);
            }
            finally
            {
                lock (gate) underWay.Remove(key);
            }
        });

    /// <summary>The customer at their bank, who needs no key and meets no mishap.</summary>
    public Task<IResult> Authenticate(HttpRequest request, string id, bool succeeds) => WithDatabase.Answer(async () =>
    {
        var now = (await clock.Read(request.HttpContext.RequestAborted)).Now;
        lock (gate)
        {
            if (books.Find(id) is not { } intent) return Told(Answer.Missing("Intent"));
            var worked = new CardWork(books, now, Home(request)).Authenticate(intent, succeeds);
            books.Commit(worked.Change);
            if (worked.Answer.Status != StatusCodes.Status200OK) return Told(worked.Answer);

            return intent.ReturnUrl is { } back && IsPerson(request) ? Results.Redirect(back) : Results.NoContent();
        }
    });

    private static Answer Unauthorised => Answer.Failed(StatusCodes.Status401Unauthorized, "invalid_request_error", "no API key");

    private IResult Answered(
        HttpRequest request, string key, string? intent, RequestForm form, DateTimeOffset now,
        Func<CardWork, RequestForm, Intent?, Worked> work)
    {
        var asked = string.Join('&', form.Fields.Select(field => $"{field.Key}={field.Value}").Prepend(request.Path.Value));
        if (books.AnswerTo(key, now) is { } known) return known.Asked == asked ? Replayed(request, known) : Told(OtherRequest);

        var at = new CardWork(books, now, Home(request));
        Expire(at);
        var found = books.Find(intent ?? form["payment_intent"]);
        if (intent is not null && found is null) return Told(Answer.Missing("Intent"));

        var mishap = books.Card(found?.Card ?? form["payment_method"]) is { } card && metMishap.Add(key) ? card.Mishap : Mishap.None;
        if (mishap == Mishap.LostBeforeWork) return Lost(request);
        if (mishap == Mishap.Failure) return Told(Answer.Failed(StatusCodes.Status503ServiceUnavailable, "api_error", "try again"));

        var worked = work(at, form, found);
        books.Commit(worked.Answer.IsRemembered
            ? worked.Change with { Answer = new(key, asked, worked.Answer.Status, worked.Answer.Text, now) }
            : worked.Change);
        return mishap == Mishap.LostAfterWork ? Lost(request) : Told(worked.Answer);
    }

    private static Answer OtherRequest =>
        Answer.Failed(StatusCodes.Status400BadRequest, "idempotency_error", "the key was used for another request");

    private async Task<IResult> Inside(HttpRequest request, Func<Books, IResult> read)
    {
        var now = (await clock.Read(request.HttpContext.RequestAborted)).Now;
        lock (gate)
        {
            Expire(new CardWork(books, now, Home(request)));
            return read(books);
        }
    }

    private void Expire(CardWork work)
    {
        foreach (var change in work.Expire()) books.Commit(change);
    }

    private bool Begin(string key)
    {
        lock (gate) return underWay.Add(key);
    }

    private async Task<IResult?> Fault(HttpRequest request) => await Faults.Next(request.HttpContext.RequestAborted) switch
    {
        FaultMode.Down => Told(Answer.Failed(StatusCodes.Status503ServiceUnavailable, "api_error", "the processor is down")),
        FaultMode.Garbage => Results.Content("<!doctype html><title>Maintenance</title>", "text/html; charset=utf-8"),
        _ => null,
    };

    private static bool IsPerson(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static bool HasKey(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given) && given is { Scheme: "Bearer", Parameter.Length: > 0 };

    public static string Home(HttpRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}");

    private static IResult Replayed(HttpRequest request, KeyedAnswer known)
    {
        request.HttpContext.Response.Headers["Idempotent-Replayed"] = "true";
        return Results.Content(known.Body, "application/json", null, known.Status);
    }

    private static IResult Lost(HttpRequest request)
    {
        request.HttpContext.Abort();
        return Results.Empty;
    }

    public static IResult Told(Answer answer) => Results.Content(answer.Text, "application/json", null, answer.Status);
}
