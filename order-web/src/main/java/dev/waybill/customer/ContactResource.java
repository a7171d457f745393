package dev.waybill.customer;

import dev.waybill.notification.contact.Contact;
import dev.waybill.notification.contact.Contacts;
import dev.waybill.rest.Identifiers;
import dev.waybill.rest.Inputs;
import dev.waybill.rest.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /customers/{id}/contact} */
@Path("customers/{id: " + Identifiers.PATTERN + "}/contact")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ContactResource {
    @Inject
    Contacts contacts;

    @GET
    public ContactView get(@PathParam("id") String id) {
        return contacts.find(id).map(ContactResource::view)
                .orElseThrow(() -> ProblemException.notFound("Customer " + id + " has no contact"));
    }

    @PUT
    public ContactView put(@PathParam("id") String id, ContactInput input) {
        Inputs.required(input);
        var contact = new Contact(id, input.name(), input.email(), input.locale());
        contacts.put(contact);
        return view(contact);
    }

    private static ContactView view(Contact contact) {
        return new ContactView(contact.customerId(), contact.name(), contact.email(), contact.locale());
    }
}
