using System.Diagnostics.Metrics;
using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Tests.Accounts;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Passes;

[Trait("story", "T24-403")]
public sealed class KioskWatchTests : IDisposable
{
    private static readonly Device Kiosk = Device.Register(new(SiteId.New(PassBed.Now), DeviceKind.Kiosk, "Borne"), PassBed.Now).Value();

    private readonly Log<KioskWatch> log = new();
    private readonly KioskWatch watch;

    public KioskWatchTests() => watch = new KioskWatch(log);

    public static TheoryData<Refusal, string> Refusals => new()
    {
        { new NotAPass(), "Information" },
        { new PassRevoked(), "Information" },
        { new PassOfOtherSite(Kiosk.Site), "Information" },
        { new PassForOtherPurpose(PassPurpose.Return), "Information" },
        { new PassTooEarly(PassBed.Now), "Information" },
        { new PassTooLate(PassBed.Now), "Information" },
        { new StalePassCode(), "Information" },
        { new NotLetIn(), "Information" },
        { new ForgedPass(), "Warning" },
        { new PassCodeUsed(), "Warning" },
    };

    public void Dispose() => watch.Dispose();

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Whatever_lets_nobody_in_is_in_the_log_with_ids_and_what_nobody_shows_by_mistake_is_a_warning(Refusal refusal, string level)
    {
        var pass = Guid.NewGuid();

        watch.Refused(Kiosk, refusal, pass);

        var line = Assert.Single(log.Lines);
        Assert.StartsWith(level, line, StringComparison.Ordinal);
        Assert.All([refusal.GetType().Name, $"{Kiosk.Id.Value}", $"{Kiosk.Site.Value}", $"{pass}"], part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    [Fact]
    public void Forged_passes_wrong_pins_and_locked_pads_are_metrics()
    {
        watch.Refused(Kiosk, new ForgedPass(), null);
        watch.Refused(Kiosk, new PassCodeUsed(), null);
        watch.Refused(Kiosk, new PassTooLate(PassBed.Now), null);
        for (var wrong = 0; wrong < 5; wrong++) watch.WrongPin(Kiosk);
        watch.Locked(Kiosk, TimeSpan.FromSeconds(30));

        var shown = new Dictionary<string, List<long>>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, mine) =>
        {
            if (instrument.Meter.Name == "Toolbox24.Passes") mine.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            (shown.TryGetValue(instrument.Name, out var values) ? values : shown[instrument.Name] = []).Add(value));
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Contains(2, shown["toolbox24.kiosk.forged_passes"]);
        Assert.Contains(5, shown["toolbox24.kiosk.wrong_pins"]);
        Assert.Contains(1, shown["toolbox24.kiosk.pin_locks"]);
        Assert.Equal("Warning", log.Lines.Last().Split(' ')[0]);
    }
}
