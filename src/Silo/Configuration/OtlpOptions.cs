namespace Toolbox24.Silo.Configuration;

/// <summary>Where traces and metrics are sent over OTLP/HTTP; nowhere unless configured.</summary>
internal sealed record OtlpOptions
{
    public string? Endpoint { get; init; }

    public IEnumerable<string> Problems()
    {
        if (!string.IsNullOrEmpty(Endpoint) && !Addresses.IsHttp(Endpoint))
            yield return "Otlp:Endpoint is not an http address such as http://collector:4318";
    }
}
