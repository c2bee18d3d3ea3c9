using System.Globalization;
using System.Text;

namespace Orleans.Embedded;

/// <summary>Tells why a call has no answer, by following who waits for whom.</summary>
internal static class WaitsFor
{
    private const int LongestChain = 20;

    // It looks at running calls without stopping them: what it tells is the likely cause, not evidence.
    public static string Describe(Call call)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Name(call)} {(call.IsOwn ? "did not end in time" : "got no answer within its response timeout")}");
        var link = ": it ";
        HashSet<Call> seen = [call];
        var at = call;
        while (seen.Count < LongestChain && Next(at) is { HasEnded: false } next)
        {
            text.Append(link).Append(at.IsWaiting ? "is queued behind " : "waits for ").Append(Name(next));
            if (!seen.Add(next)) return text.Append("; they wait for each other, a deadlock.").ToString();

            (at, link) = (next, ", which ");
        }

        return text.Append('.').ToString();
    }

    /// <summary>How many calls a call waits for, one through the other.</summary>
    public static int Length(Call call)
    {
        var length = 0;
        for (var at = call.Callee; at is not null && length < LongestChain; at = at.Callee) length++;
        return length;
    }

    private static Call? Next(Call call) => call.IsWaiting ? call.Target?.Running : call.Callee;

    private static string Name(Call call) => $"{call.Method} on {call.Target?.GrainId}";
}
