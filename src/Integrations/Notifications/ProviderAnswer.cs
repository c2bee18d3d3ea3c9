using System.Net;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Notifications;

/// <summary>What an HTTP provider's answer means for a message.</summary>
internal static class ProviderAnswer
{
    /// <summary>
    /// Refused for good is only what is about the message itself; a wrong password or address of ours (401, 403, 404) is
    /// put right one day, and then the message goes.
    /// </summary>
    public static void MustBeTaken(this HttpResponseMessage answer)
    {
        if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity)
            throw new DeliveryRefusedException($"The provider answered {(int)answer.StatusCode}.");

        answer.EnsureSuccessStatusCode();
    }
}
