using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Incidents;

/// <summary>Tells whoever is on call of what cannot wait, one after the other until somebody answers: by mail, and by SMS.</summary>
internal sealed class OnCallAlerts(
    IncidentStore incidents, OnCallStore rota, AccountStore accounts, SiteQueries sites, CurrentSettings settings, TimeProvider clock)
{
    /// <summary>Tells the next. Where another process did meanwhile, nothing is written.</summary>
    public async Task Tell(IncidentId id)
    {
        if (await incidents.Load(id) is not var (incident, version)) return;

        var now = clock.GetUtcNow();
        var rules = (await settings.At(now)).Rules.Incidents;
        if (incident.Alert([.. await rota.At(now)], [.. await rota.Administrators()], rules, now) is not { } alerted) return;

        await incidents.Save(incident.Apply(alerted), alerted, version, await Letters(incident, alerted, rules));
    }

    private async Task<List<Message>> Letters(Incident incident, IncidentAlerted alerted, IncidentRules rules)
    {
        var site = incident.Place.Site is { } known ? (await sites.Find([known])).Single().Name : "";
        var content = new OnCallAlert(incident.Id.Value.ToString(), incident.Kind, site, (int)rules.AnswerWithin.TotalMinutes, alerted.At);
        var letters = new List<Message>();
        foreach (var id in alerted.Told)
        {
            if (await accounts.Load(id) is not { } account) continue;
            if (account.Email is { } email) letters.Add(Message.Mail(email, content, id.Value, alerted.At));
            if (account.Phone is { } phone) letters.Add(Message.Sms(phone, content, id.Value, alerted.At));
        }

        return letters;
    }
}
