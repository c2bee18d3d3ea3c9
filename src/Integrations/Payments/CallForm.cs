using System.Globalization;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Integrations.Payments;

/// <summary>How calls are written for the processor.</summary>
internal static class CallForm
{
    private const string Payments = "v1/payment_intents";
    private const string Setups = "v1/setup_intents";
    private const string Refunds = "v1/refunds";

    /// <summary>The intent a call goes on with; null where it opens one.</summary>
    public static string? IntentOf(PaymentCall call) => call switch
    {
        CompleteAction one => one.Intent,
        CaptureAmount one => one.Intent,
        VoidIntent one => one.Intent,
        RefundAmount one => one.Intent,
        _ => null,
    };

    /// <summary>Where a call is posted, and its fields.</summary>
    /// <param name="request">The call; one that is not a question.</param>
    /// <param name="web">Where customers come back to.</param>
    public static (string Path, IEnumerable<KeyValuePair<string, string>> Fields) Of(PaymentRequest request, Uri web) => request.Call switch
    {
        AuthoriseCard call => (Payments, [.. Opened(request, call, web), .. Money(call, "manual")]),
        ChargeCard call => (Payments, [.. Opened(request, call, web), .. Money(call, "automatic")]),
        SaveCard call => (Setups, [.. Opened(request, call, web), new("usage", "off_session")]),
        CaptureAmount call => ($"{Payments}/{call.Intent}/capture", [new("amount_to_capture", Cents(call.Amount)), new("expand[0]", "latest_charge")]),
        VoidIntent call => ($"{Kind(call.Intent)}/{call.Intent}/cancel", []),
        RefundAmount call => (Refunds,
        [
            new("payment_intent", call.Intent), new("amount", Cents(call.Amount)), .. Named(request),
            new("expand[0]", "payment_intent.latest_charge"),
        ]),
        _ => throw new NotSupportedException($"{request.Call.GetType().Name} is not posted"),
    };

    /// <summary>Where an intent is read.</summary>
    public static string Look(string intent) =>
        Kind(intent) == Setups ? $"{Setups}/{intent}" : $"{Payments}/{intent}?expand[0]=latest_charge";

    /// <summary>Where a call is found that moved money; null for those that do no harm made twice.</summary>
    public static string? Search(PaymentRequest request) => request.Call switch
    {
        AuthoriseCard or ChargeCard => $"{Payments}/search?query={Uri.EscapeDataString($"metadata['call']:'{request.Key}'")}",
        RefundAmount call => $"{Refunds}?payment_intent={call.Intent}&limit=100",
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, string>> Opened(PaymentRequest request, OpeningCall call, Uri web) =>
    [
        new("payment_method", call.Card.Value),
        new("allowed_payment_method_types[0]", "card"),
        new("confirm", "true"),
        .. call is AuthoriseCard { Customer: CustomerPresence.Absent } or ChargeCard { Customer: CustomerPresence.Absent }
            ? (KeyValuePair<string, string>[])[new("off_session", "true")]
            : [new("return_url", new Uri(web, $"reservations/{request.Rental.Value}").AbsoluteUri), .. Kept(call)],
        .. Named(request),
    ];

    /// <summary>What a customer pays with is used again without them: for time they keep a tool too long, and to renew a deposit.</summary>
    private static KeyValuePair<string, string>[] Kept(OpeningCall call) => call is SaveCard ? [] : [new("setup_future_usage", "off_session")];

    private static KeyValuePair<string, string>[] Money(OpeningCall call, string captureMethod) =>
    [
        new("amount", Cents(call.Amount)),
        new("currency", "eur"),
        new("capture_method", captureMethod),
        new("expand[0]", "latest_charge"),
    ];

    /// <summary>By these it is found again, and read by people at the processor's.</summary>
    private static KeyValuePair<string, string>[] Named(PaymentRequest request) =>
    [
        new("metadata[call]", request.Key),
        new("metadata[rental]", request.Rental.Value.ToString()),
        new("metadata[purpose]", request.Purpose.ToString()),
    ];

    private static string Kind(string intent) => intent.StartsWith("seti_", StringComparison.Ordinal) ? Setups : Payments;

    private static string Cents(Euros amount) => amount.Cents.ToString(CultureInfo.InvariantCulture);
}
