using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Integrations.Payments;

/// <summary>Reads what the processor answers; what is not as documented is an exception, so that it is asked again.</summary>
internal sealed class ProcessorAnswer
{
    private const int LongestCode = 64;

    private readonly JsonElement body;

    private ProcessorAnswer(JsonElement body) => this.body = body;

    /// <summary>The intent of an answer: itself, or the one a refund is of.</summary>
    public string Intent => Text(Subject, "id")!;

    /// <summary>What an error is called; the reason is the bank's, where it gave one.</summary>
    public (string Code, string Reason) Error
    {
        get
        {
            if (!body.TryGetProperty("error", out var error)) return ("", "unknown");
            var code = Code(Text(error, "code") ?? Text(error, "type"));
            return (code, Text(error, "decline_code") is { } reason ? Code(reason) : code);
        }
    }

    /// <summary>Whether an error is about the idempotency key: what the key was first used for may well have been done.</summary>
    public bool IsOfKey => body.TryGetProperty("error", out var error) && Text(error, "type") == "idempotency_error";

    private JsonElement Subject => Text(body, "object") == "refund" ? body.GetProperty("payment_intent") : body;

    public static async Task<ProcessorAnswer> Read(HttpResponseMessage told, CancellationToken cancellationToken)
    {
        await using var text = await told.Content.ReadAsStreamAsync(cancellationToken);
        using var json = await JsonDocument.ParseAsync(text, default, cancellationToken);
        return new(json.RootElement.Clone());
    }

    /// <summary>The intent made or refunded by the call with this key; null where a list has none.</summary>
    public string? IntentOf(string key)
    {
        var found = body.GetProperty("data").EnumerateArray()
            .Where(one => one.TryGetProperty("metadata", out var metadata) && Text(metadata, "call") == key)
            .Select(one => one.TryGetProperty("payment_intent", out var of) ? of : one)
            .FirstOrDefault();
        return found.ValueKind switch
        {
            JsonValueKind.Undefined => null,
            JsonValueKind.String => found.GetString(),
            _ => Text(found, "id"),
        };
    }

    /// <summary>How the intent stands; null while the processor does not know itself.</summary>
    public PaymentOutcome? Outcome(PaymentRequest request)
    {
        if (request.Call is RefundAmount && Text(body, "object") == "refund" && Text(body, "status") is "failed" or "canceled")
            return new Declined(Code(Text(body, "failure_reason")));

        var intent = Subject;
        return Text(intent, "status") switch
        {
            "requires_action" => new ActionRequired(Intent, ActionOf(intent)),
            "requires_capture" => new Authorised(Intent, CaptureBefore(intent, request)),
            "succeeded" => Succeeded(intent, request),
            "canceled" => Text(intent, "cancellation_reason") is "expired" or "automatic" ? new Lapsed() : new Voided(),
            "requires_payment_method" => new Declined(DeclineOf(intent)),
            "processing" => null,
            var other => throw new FormatException($"no such status: {Code(other)}"),
        };
    }

    private PaymentOutcome Succeeded(JsonElement intent, PaymentRequest request) =>
        Text(intent, "object") == "setup_intent" ? new CardSaved(Intent, new CardToken(Text(intent, "payment_method")!))
        : request.Call is RefundAmount ? new Refunded(Cents(intent.GetProperty("latest_charge"), "amount_refunded"))
        : Text(intent, "capture_method") == "manual" ? new Captured(Cents(intent, "amount_received"))
        : new Charged(Intent);

    /// <summary>As the processor says; the shortest there is, where it does not.</summary>
    private static DateTimeOffset CaptureBefore(JsonElement intent, PaymentRequest request)
    {
        if (intent.TryGetProperty("latest_charge", out var charge) && charge.ValueKind == JsonValueKind.Object
            && charge.GetProperty("payment_method_details").GetProperty("card") is var card
            && card.TryGetProperty("capture_before", out var before) && before.ValueKind == JsonValueKind.Number)
            return DateTimeOffset.FromUnixTimeSeconds(before.GetInt64());

        var created = DateTimeOffset.FromUnixTimeSeconds(intent.GetProperty("created").GetInt64());
        return AuthorisationLives.Default.EndOf(
            request.Call is AuthoriseCard { Customer: CustomerPresence.Present } ? CustomerPresence.Present : CustomerPresence.Absent, created);
    }

    private static Uri ActionOf(JsonElement intent) =>
        new(intent.GetProperty("next_action").GetProperty("redirect_to_url").GetProperty("url").GetString()!, UriKind.Absolute);

    private static string DeclineOf(JsonElement intent)
    {
        foreach (var name in (string[])["last_payment_error", "last_setup_error"])
        {
            if (intent.TryGetProperty(name, out var error) && error.ValueKind == JsonValueKind.Object)
                return Code(Text(error, "decline_code") ?? Text(error, "code"));
        }

        return Code(null);
    }

    private static Euros Cents(JsonElement from, string name) => new(from.GetProperty(name).GetInt64());

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A code goes to the journal and to logs: nothing but a code may.</summary>
    private static string Code(string? text) =>
        text is { Length: > 0 and <= LongestCode } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? text
            : "unknown";
}
