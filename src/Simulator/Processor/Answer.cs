using System.Text.Json;

namespace Toolbox24.Simulator.Processor;

/// <summary>What a request is answered, in the processor's words.</summary>
internal sealed record Answer(int Status, object Body)
{
    private static readonly JsonSerializerOptions Words = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Only what was really tried is remembered under its key: a request that was never right is not.</summary>
    public bool IsRemembered => Status is StatusCodes.Status200OK or StatusCodes.Status402PaymentRequired;

    public string Text => JsonSerializer.Serialize(Body, Words);

    public static Answer Ok(object body) => new(StatusCodes.Status200OK, body);

    /// <summary>The card was declined.</summary>
    public static Answer Declined(string code, Intent intent, string home) => new(
        StatusCodes.Status402PaymentRequired,
        Error("card_error", code == "authentication_required" ? code : "card_declined", "Your card was declined.", code, View(intent, home)));

    public static Answer Wrong(string code, string why, Intent? intent = null, string home = "") => new(
        StatusCodes.Status400BadRequest,
        Error("invalid_request_error", code, why, null, intent is null ? null : View(intent, home)));

    public static Answer Missing(string what) => new(
        StatusCodes.Status404NotFound, Error("invalid_request_error", "resource_missing", $"No such {what}", null, null));

    public static Answer Failed(int status, string type, string why) => new(status, Error(type, null, why, null, null));

    // Its pages are at `home`.
    public static object View(Intent intent, string home) => new
    {
        intent.Id,
        Object = intent.IsSetup ? "setup_intent" : "payment_intent",
        intent.Amount,
        AmountCapturable = intent.Capturable,
        AmountReceived = intent.Received,
        CaptureMethod = intent.IsManual ? "manual" : "automatic",
        Currency = "eur",
        intent.Status,
        intent.CancellationReason,
        Created = intent.Created.ToUnixTimeSeconds(),
        PaymentMethod = intent is { IsSetup: true, Status: "succeeded" } ? intent.SavedCard : intent.Card,
        intent.Metadata,
        LastPaymentError = intent.DeclineCode is { } code ? new { Code = "card_declined", DeclineCode = code } : null,
        NextAction = intent.Status != "requires_action" ? null : new
        {
            Type = "redirect_to_url",
            RedirectToUrl = new { Url = $"{home}/processor/intents/{intent.Id}", intent.ReturnUrl },
        },
        LatestCharge = intent is { IsSetup: false, Status: "requires_capture" or "succeeded" } ? new
        {
            AmountCaptured = intent.Received,
            AmountRefunded = intent.Refunded,
            PaymentMethodDetails = new { Card = new { CaptureBefore = intent.CaptureBefore?.ToUnixTimeSeconds() } },
        } : null,
    };

    public static object View(Refund refund, Intent intent, string home) => new
    {
        refund.Id,
        Object = "refund",
        refund.Amount,
        refund.Metadata,
        Status = "succeeded",
        PaymentIntent = View(intent, home),
    };

    private static object Error(string type, string? code, string message, string? declineCode, object? intent) =>
        new { Error = new { Type = type, Code = code, DeclineCode = declineCode, Message = message, PaymentIntent = intent } };
}
