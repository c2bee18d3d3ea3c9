using System.Text.RegularExpressions;

namespace Toolbox24.Simulator.Processor;

/// <summary>How what was made long ago is found again, when its idempotency key is forgotten.</summary>
internal static partial class Found
{
    /// <summary>The payment intents with one piece of metadata, as <c>metadata['call']:'…'</c>.</summary>
    public static Answer Intents(Books books, HttpRequest request)
    {
        if (Query().Match(request.Query["query"].ToString()) is not { Success: true } asked)
            return Answer.Wrong("parameter_invalid", "query must be metadata['…']:'…'");

        var home = Desk.Home(request);
        return Answer.Ok(new
        {
            Object = "search_result",
            Data = books.Intents
                .Where(one => !one.IsSetup && one.Metadata.GetValueOrDefault(asked.Groups["name"].Value) == asked.Groups["value"].Value)
                .Select(one => Answer.View(one, home)),
        });
    }

    /// <summary>The refunds of an intent.</summary>
    public static Answer Refunds(Books books, HttpRequest request)
    {
        var home = Desk.Home(request);
        return books.Find(request.Query["payment_intent"].ToString()) is not { } intent ? Answer.Missing("PaymentIntent") : Answer.Ok(new
        {
            Object = "list",
            Data = books.Refunds.Where(one => one.Intent == intent.Id).Select(one => Answer.View(one, intent, home)),
        });
    }

    [GeneratedRegex("^metadata\\['(?<name>[^']+)'\\]:'(?<value>[^']+)'$")]
    private static partial Regex Query();
}
