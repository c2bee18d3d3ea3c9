namespace Toolbox24.Api.Tests.Customers;

/// <summary>What is asked of the API about customers.</summary>
internal static class Asked
{
    public const string Mine = "{ me { customer { kind standing reason watchedUntil company { siret status name } terms { depositFactor isReviewed } } } }";

    public const string Card = "query ($id: ID!) { customer(id: $id) { id kind standing reason account { email } admissions { status } } }";

    public const string List =
        """
        query ($search: String, $standing: StandingKind, $first: Int, $after: String) {
          customers(search: $search, standing: $standing, first: $first, after: $after) {
            nodes { id standing account { email } } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    public const string Review = "{ companiesToReview { id company { siret } companyGivenName } }";

    /// <summary>Suspend, reinstate, watch or unwatch.</summary>
    public static string Standing(string what) =>
        $$"""
        mutation ($customer: ID!, $reason: String!) {
          {{what}}Customer(input: { customer: $customer, reason: $reason }) { customer { standing reason } refusal { code } }
        }
        """;

    public const string Anonymise = "mutation ($customer: ID!) { anonymiseCustomer(customer: $customer) { customer { anonymisedAt erasedAt } refusal { code } } }";

    public const string Declare =
        "mutation ($siret: String!, $name: String) { declareCompany(input: { siret: $siret, name: $name }) { customer { kind company { status } } refusal { code } } }";

    public const string Decide =
        """
        mutation ($customer: ID!, $accept: Boolean!, $reason: String!) {
          reviewCompany(input: { customer: $customer, accept: $accept, reason: $reason }) { customer { kind } refusal { code } }
        }
        """;

    public const string SignUp =
        """
        mutation ($email: String!, $password: String!, $siret: String!, $companyName: String) {
          signUpProfessional(input: {
            email: $email, password: $password, isAdult: true, acceptsTerms: true, siret: $siret, companyName: $companyName
          }) { done refusal { code } }
        }
        """;
}
