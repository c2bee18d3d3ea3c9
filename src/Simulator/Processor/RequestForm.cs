using System.Collections.Immutable;
using System.Globalization;

namespace Toolbox24.Simulator.Processor;

/// <summary>The fields of a request, sent as a form.</summary>
internal sealed record RequestForm(ImmutableSortedDictionary<string, string> Fields)
{
    private const string MetadataPrefix = "metadata[";

    public static async Task<RequestForm> Read(HttpRequest request)
    {
        var fields = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        return new(fields.ToImmutableSortedDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
    }

    /// <summary>A field; nothing where it was not sent.</summary>
    public string this[string name] => Fields.GetValueOrDefault(name, "");

    public ImmutableSortedDictionary<string, string> Metadata => Fields
        .Where(one => one.Key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
        .ToImmutableSortedDictionary(one => one.Key[MetadataPrefix.Length..^1], one => one.Value, StringComparer.Ordinal);

    public long? Cents(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var cents) && cents <= 99_999_999 ? cents : null;
}
